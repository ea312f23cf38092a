import StarIcon from '@atlaskit/icon/core/star-unstarred';
import LightbulbIcon from '@atlaskit/icon/core/lightbulb';
import QuestionIcon from '@atlaskit/icon/core/question-circle';
import WarningIcon from '@atlaskit/icon/core/warning';
import type { FeedbackKind } from '../../src/feedback/contract';
import { useReader } from '../shared/reader';

const icons = { praise: StarIcon, question: QuestionIcon, change: LightbulbIcon, problem: WarningIcon };

export function KindIcon({ kind }: { kind: FeedbackKind }) {
  const { t } = useReader();
  const Icon = icons[kind];
  return (
    <span className={`kind-icon kind-${kind}`}>
      <Icon label={t(`feedback.kind.${kind}`)} color="currentColor" />
    </span>
  );
}
