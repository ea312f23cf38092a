import { useQuery } from '@tanstack/react-query';
import { useCall } from './calls';
import { isRunning } from './progress';

/** Thousands of deliveries take their time, and each look reads what is left of them. */
const secondsBetween = (recipients: number) => (recipients > 500 ? 30 : 2);

/** How far a sent update or note has come; looks again by itself until nothing more happens to it. */
export function useFollowed(updateId: string) {
  const call = useCall();
  return useQuery({
    queryKey: ['sent', updateId],
    queryFn: () => call('updates.follow', { updateId }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (!data || isRunning(data) ? secondsBetween(data?.recipients ?? 0) * 1000 : false),
  });
}
