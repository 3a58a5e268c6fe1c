import { version } from '../../package.json';

export const tool = { name: 'gatelint', version } as const;
