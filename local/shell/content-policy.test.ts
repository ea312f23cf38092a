import { forgeCdn, forgePolicy, localPolicy } from './content-policy';

const page = '<!doctype html><html><head><script>let a = 1;</script></head><body></body></html>';

/** What stands in one policy and not in the other, as "directive source". */
function onlyIn(policy: string[], other: string[]): string[] {
  const sources = (directives: string[]) => directives.flatMap((directive) => directive.split(' ').slice(1).map((source) => `${directive.split(' ')[0]} ${source}`));
  const known = new Set(sources(other));
  return sources(policy).filter((source) => !known.has(source));
}

describe('the policy of the frame', () => {
  const forge = forgePolicy(page, {});
  const local = localPolicy(page, {}, 8090);

  it('differs from the one of Forge in these sources only', () => {
    expect(onlyIn(local, forge)).toEqual([
      'frame-ancestors http://localhost:8090',
      'connect-src http://127.0.0.1:8090',
      'script-src http://127.0.0.1:8090',
      'style-src http://127.0.0.1:8090',
    ]);
    expect(onlyIn(forge, local)).toEqual([`connect-src ${forgeCdn}`, `script-src ${forgeCdn}`, `style-src ${forgeCdn}`]);
  });

  it('keeps the directives and their order', () => {
    const names = (policy: string[]) => policy.map((directive) => directive.split(' ')[0]);
    expect(names(local)).toEqual(names(forge));
    expect(names(local)).toEqual(expect.arrayContaining(['default-src', 'sandbox', 'form-action']));
  });

  it('allows no inline style and no evaluated text', () => {
    expect(local.join(';')).not.toMatch(/unsafe/);
  });

  it('allows the inline scripts the page came with, by their hash', () => {
    expect(local.find((directive) => directive.startsWith('script-src'))).toMatch(/'sha256-[A-Za-z0-9+/=]{44}'/);
  });
});
