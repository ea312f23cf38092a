import type { Contact, MessageLength } from './contract';

/** How much of an update she gets: as she chose herself, else as somebody of the team noted. */
export const wishedLength = ({ preferences, length }: Pick<Contact, 'preferences' | 'length'>): MessageLength => preferences?.length ?? length ?? 'full';

/** What is short for everybody comes whole, in her form. */
export const wishedForm = (contact: Pick<Contact, 'preferences' | 'length'>): MessageLength => (wishedLength(contact) === 'plain' ? 'plain' : 'full');
