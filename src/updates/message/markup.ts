/** HTML that is safe to put into HTML as it is. Only the tag below makes it, so a text can never pass for it. */
export class Markup {
  constructor(readonly html: string) {}
}
type Value = string | number | Markup | Markup[];

/** Tagged template for HTML: every value is escaped unless it is markup already. */
export function markup(literals: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(literals.reduce((html, literal, index) => html + inserted(values[index - 1]) + literal));
}

export const nothing = new Markup('');

function inserted(value: Value | undefined): string {
  if (value instanceof Markup) return value.html;
  if (Array.isArray(value)) return value.map(({ html }) => html).join('');
  return escape(String(value ?? ''));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A text with its line breaks. */
export function withBreaks(text: string): Markup {
  const [first = '', ...others] = text.split('\n');
  return markup`${first}${others.map((line) => markup`<br>${line}`)}`;
}
