import type { ReactNode } from 'react';
import type { RecipientPreview } from '../../src/updates/contract';
import { useReader } from '../shared/reader';

/** More tabs than this nobody reads: then one stands for all who get the same message. */
const mostTabs = 20;

/** A tab for every recipient, or for every message. */
export function useMessageTabs(recipients: RecipientPreview[]): { id: string; label: ReactNode }[] {
  const { t } = useReader();
  if (recipients.length <= mostTabs) return recipients.map(({ contactId, name }) => ({ id: contactId, label: <bdi>{name}</bdi> }));
  const first = recipients.filter(({ edition }, index) => recipients.findIndex((other) => other.edition === edition) === index);
  return first.map(({ contactId, name, edition }) => {
    const others = recipients.filter((recipient) => recipient.edition === edition).length - 1;
    return { id: contactId, label: <bdi>{others > 0 ? t('updates.and-others', { name, count: others }) : name}</bdi> };
  });
}
