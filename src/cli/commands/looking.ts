/** The commands that prepare and look, loaded at once: they need nothing that draws reports. */
export { runCompletion } from './completion.ts';
export { runDoctor } from './doctor.ts';
export { runExplain } from './explain.ts';
export { runInit } from './init.ts';
export { runInspect } from './inspect.ts';
