/** One request with its answer, for those who check the traffic. JSON bodies are parsed; absent or other bodies are undefined. */
export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  requestJson: unknown;
  /** Whether a body of any kind was sent. */
  hasBody: boolean;
  status: number;
  responseJson: unknown;
};
export type ExchangeObserver = (exchange: Exchange) => void;

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export async function exchangeOf(request: Request, requestText: string, response: Response): Promise<Exchange> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    requestJson: parsed(requestText),
    hasBody: requestText !== '',
    status: response.status,
    responseJson: parsed(await response.clone().text()),
  };
}
