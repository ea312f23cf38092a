import { useQuery } from '@tanstack/react-query';
import { useCall } from './calls';
import { isRunning } from './progress';

/** How far a sent update or note has come; looks again by itself until nothing more happens to it. */
export function useFollowed(updateId: string) {
  const call = useCall();
  return useQuery({
    queryKey: ['sent', updateId],
    queryFn: () => call('updates.follow', { updateId }),
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data) ? 2000 : false),
  });
}
