export const releaseUpdate = async () => undefined;
export const deliverUpdate = async () => undefined;
