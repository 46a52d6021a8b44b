export { LinkRowLabel } from './link-row-label.ts';
