import { setMachineTime } from '../../machine-time';

/** Milliseconds by which the site's time was moved, as the server writes them on the script that loads this. */
const moved = Number(document.currentScript?.dataset.movedTime ?? 0);
const machineNow = Date.now.bind(Date);

/** The app asks the browser for the time, as it does in Jira, and must see it move with the site's. */
if (moved !== 0) setMachineTime({ now: () => machineNow() + moved });
