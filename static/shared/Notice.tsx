import CrossCircleIcon from '@atlaskit/icon/core/cross-circle';
import InformationIcon from '@atlaskit/icon/core/information';
import WarningIcon from '@atlaskit/icon/core/warning';
import type { ReactNode } from 'react';

const icons = { information: InformationIcon, warning: WarningIcon, error: CrossCircleIcon };

/** A section message. Atlaskit's own carries its tooltip and positioning code into every page. */
export function Notice({ appearance, children }: { appearance: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[appearance];
  return (
    <div className={`notice notice-${appearance}`}>
      <span className="notice-icon">
        <Icon label="" color="currentColor" />
      </span>
      <div className="notice-body">{children}</div>
    </div>
  );
}
