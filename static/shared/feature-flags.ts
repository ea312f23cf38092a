/** Stands for @atlaskit/platform-feature-flags: an app outside Atlassian's own products has no flags. */
export const fg = (_name: string): boolean => false;
export const getBooleanFF = fg;
export const setBooleanFeatureFlagResolver = (): void => undefined;
