import type { TodayEngagement } from '../../../src/surfaces/contract';
import { SquareName } from '../../shared/SquareName';

export function ClientName({ engagement }: { engagement: Pick<TodayEngagement, 'client' | 'project'> }) {
  return (
    <span className="row">
      <span className="strong">
        <SquareName id={engagement.client.id} name={engagement.client.name} />
      </span>
      <bdi className="subtle small breakable">{engagement.project.name}</bdi>
    </span>
  );
}
