/** `entry` is the handler file, `folder` where index.cjs and its parts are written. */
export function bundleAsForgeDoes(entry: string, folder: string): Promise<void>;
