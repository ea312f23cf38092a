import Button from '@atlaskit/button/default/button';
import { useReader } from '../shared/reader';

type Props = { page: number; inPage: number; all: number; onPage: (page: number) => void };

/** Leafs through a long list; nothing where it fits on a page. */
export function Pager({ page, inPage, all, onPage }: Props) {
  const { t } = useReader();
  if (all <= inPage) return null;
  return (
    <div className="row">
      <Button spacing="compact" isDisabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('updates.page-before')}
      </Button>
      <span role="status">{t('updates.page-of', { from: page * inPage + 1, to: Math.min(all, (page + 1) * inPage), all })}</span>
      <Button spacing="compact" isDisabled={(page + 1) * inPage >= all} onClick={() => onPage(page + 1)}>
        {t('updates.page-after')}
      </Button>
    </div>
  );
}
