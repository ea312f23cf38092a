export type JiraRequest = { url: string; method: string; headers: Record<string, string>; body: string | undefined };
/** A request with the ones that had been answered when it was sent: all it may have waited for. */
type Recorded = { request: JiraRequest; after: number[] };

/** Sends requests, and those of a piece of work once more: the same ones, in the same order and as many side by side. */
export function createRecording() {
  let recorded: Recorded[] = [];
  let answered: number[] = [];
  let recording = false;
  return {
    async send(request: JiraRequest): Promise<Response> {
      if (!recording) return send(request);
      const index = recorded.push({ request, after: [...answered] }) - 1;
      const response = await send(request);
      answered.push(index);
      return response;
    },
    /** Keeps what is sent meanwhile, and forgets what was kept before. */
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      recorded = [];
      answered = [];
      recording = true;
      try {
        return await work();
      } finally {
        recording = false;
      }
    },
    /** Asks for the same again and reads each answer as JSON, and nothing else. The bytes of all answers. */
    async replay(): Promise<number> {
      let bytes = 0;
      const answers: Promise<void>[] = [];
      for (const { request, after } of recorded) {
        answers.push(
          (async () => {
            await Promise.all(after.map((index) => answers[index]));
            const text = await (await send(request)).text();
            JSON.parse(text);
            bytes += Buffer.byteLength(text);
          })(),
        );
      }
      await Promise.all(answers);
      return bytes;
    },
  };
}

const send = ({ url, method, headers, body }: JiraRequest) => fetch(url, { method, headers, body });
