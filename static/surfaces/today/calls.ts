import type { ProjectCalls, TodayOwnCalls } from '../../../src/contract';
import { makeCall } from '../../shared/call';
import { makeUseCall } from '../../shared/project-in-force';

/** About the person who reads. */
export const call = makeCall<TodayOwnCalls>();
/** About the project in force. */
export const useProjectCall = makeUseCall<ProjectCalls>();
