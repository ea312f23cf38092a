import { settingsView } from '../clients/settings';
import { administering } from '../platform/access';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import { mailQuotaView } from '../updates/mail-quota';
import type { AdministrationCalls } from './contract';

export const administrationCalls: Calls<AdministrationCalls> = {
  'administration.open': {
    access: administering,
    input: nothing,
    run: async (_, caller) => {
      const [settings, mails] = await Promise.all([settingsView(caller), mailQuotaView(caller)]);
      return { settings, mails };
    },
  },
};
