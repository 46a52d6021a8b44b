import { defineSites } from '@synestra/generator';

export const fleet = defineSites;
