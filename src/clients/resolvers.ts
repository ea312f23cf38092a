import type { Calls } from '../platform/serve';
import type { ClientsCalls, SettingsCalls } from './contract';

export const clients = {} as Calls<ClientsCalls>;
export const settings = {} as Calls<SettingsCalls>;
