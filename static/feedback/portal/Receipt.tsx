import { useEffect, useRef } from 'react';
import type { PortalReceipt } from '../../../src/feedback/contract';
import { usePortalReader } from './portal-reader';

/** What she reads after sending: the reference, who has it, when she hears next. */
export function Receipt({ receipt, onAnother }: { receipt: PortalReceipt; onAnother: () => void }) {
  const { t, moment } = usePortalReader();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="stack" role="status">
      <h2 className="portal-heading" ref={heading} tabIndex={-1}>
        {t('portal.receipt.title')}
      </h2>
      <dl className="portal-facts">
        <div>
          <dt>{t('portal.receipt.reference')}</dt>
          <dd className="portal-reference">{receipt.reference}</dd>
        </div>
        {receipt.ownerName ? (
          <div>
            <dt>{t('portal.receipt.owner')}</dt>
            <dd>{receipt.ownerName}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('portal.receipt.hears-by')}</dt>
          <dd>{moment(receipt.hearsBy)}</dd>
        </div>
      </dl>
      <p className="subtle">{t('portal.receipt.follow')}</p>
      <div>
        <button type="button" className="portal-button" onClick={onAnother}>
          {t('portal.receipt.another')}
        </button>
      </div>
    </section>
  );
}
