/** Name and version, from package.json, so that they stand in one place. */
import manifest from '../../package.json' with { type: 'json' };

export const TOOL = { name: manifest.name, version: manifest.version } as const;
