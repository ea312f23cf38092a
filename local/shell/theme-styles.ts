import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags';
import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';

/** The value of `data-theme` on a page that follows Jira's themes. */
export const themeAttribute = 'dark:dark light:light motion:motion shape:shape spacing:spacing typography:typography';

/** The stylesheets of the design tokens, light and dark, as Jira loads them beside its pages and into frames that enable theming. */
export async function themeStyles(): Promise<string> {
  // Without a resolver the package logs that no feature gate service is there.
  setBooleanFeatureFlagResolver(() => false);
  const styles = await getThemeStyles({ colorMode: 'auto' });
  return styles.map(({ css }) => css).join('\n');
}
