import { sites } from './sites.ts';

export default sites;
