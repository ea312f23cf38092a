import type { ShellLanguage } from '../shell/words';

const en = {
  'read-only': 'Connected to {host} as {person} · read-only',
  sending: 'Connected to {host} as {person} · sending allowed',
  openInJira: 'Open in Jira',
};

const zhCN = {
  'read-only': '已连接 {host}，身份：{person} · 只读',
  sending: '已连接 {host}，身份：{person} · 允许发送',
  openInJira: '在 Jira 中打开',
} satisfies Record<keyof typeof en, string>;

const catalogues: Record<ShellLanguage, Record<keyof typeof en, string>> = { en, 'zh-CN': zhCN };

/** What the pages say only before a real site. */
export function remoteWord(language: ShellLanguage, key: keyof typeof en, places: Record<string, string> = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? '');
}
