import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';

/** What is not there yet, and the next step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <Heading size="small" as="h2">
        {title}
      </Heading>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
