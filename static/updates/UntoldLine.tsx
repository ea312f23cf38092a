import type { BadNewsView } from '../../src/ledger/contract';
import { type Offer, TellNow } from './TellNow';
import { UntoldAge } from './UntoldAge';

type Props = { client: { engagementId: string; name: string }; news: BadNewsView[]; /** Absent: she may not send. */ offer?: Offer; onTold: () => void };

/** Beside an issue: that she does not know how it stands now, for how long, and the offer to tell her. */
export function UntoldLine({ client, news, offer, onTold }: Props) {
  const [oldest] = news;
  if (!oldest) return null;
  return (
    <div className="row row-apart told-untold">
      <span className="small">
        <UntoldAge workingHours={oldest.workingHours} overLimit={oldest.overLimit} />
      </span>
      {offer ? <TellNow client={client} day={oldest.day} offer={offer} onTold={onTold} /> : null}
    </div>
  );
}
