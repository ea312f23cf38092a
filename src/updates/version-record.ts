export const recordVersion = async () => undefined;
