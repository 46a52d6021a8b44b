export { findFreePort } from './free-port.ts';
export { idOf, isRunning, nameOurselves, nameProcess } from './name.ts';
export { watchOver } from './watch-over.ts';
