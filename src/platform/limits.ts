/** What a text may hold, in characters, and how many of a thing there may be. Shown to people, so one table. */
export const limits = {
  name: 200,
  line: 2_000,
  section: 10_000,
  /** Jira takes 32,767; the rest is room for what Jira adds. */
  comment: 32_000,
  link: 1_000,
  jql: 4_000,
  labels: 20,
  linesInSection: 100,
  chosenIssues: 50,
  statusWords: 100,
  contacts: 10_000,
  engagementsInProject: 500,
  daysOff: 200,
  /** Why a Stop may pass. */
  reason: 500,
  overrulings: 50,
  attachments: 5,
  /** Bytes of each. */
  attachment: 10_000_000,
  allowedWords: 100,
} as const;
