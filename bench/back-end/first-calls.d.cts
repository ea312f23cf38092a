export const firstCalls: Record<'empty' | 'page' | 'portal' | 'event', { handler: string; parameters: unknown[] }>;
