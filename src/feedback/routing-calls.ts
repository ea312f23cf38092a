import { administering } from '../platform/access';
import { nothing } from '../platform/nothing';
import type { Calls } from '../platform/serve';
import type { RoutingCalls } from './contract';
import { saveResponseTimes } from './response-times';
import { saveCheckedRules } from './rule-check';
import { savedRules, savedTimes, trial } from './rule-input';
import { tryText } from './rule-trial';
import { routingView } from './rule-view';

export const routingCalls: Calls<RoutingCalls> = {
  'routing.open': { access: administering, input: nothing, run: (_, caller) => routingView(caller) },
  'routing.save': {
    access: administering,
    input: savedRules,
    run: async (input, caller) => {
      await saveCheckedRules(input, caller);
      return routingView(caller);
    },
  },
  'routing.save-times': {
    access: administering,
    input: savedTimes,
    run: async ({ revision, times }, caller) => {
      await saveResponseTimes(caller.projectId, revision, times);
      return routingView(caller);
    },
  },
  'routing.try': { access: administering, input: trial, run: tryText },
};
