/**
 * A part of a form's request that no reader sees or fills: beside `form` and `submissionData`, hidden by a
 * style from eyes and by attributes from keyboards, screen readers and programs that fill in addresses.
 * Programs that send spam fill everything.
 */
export const honeypot = 'homepage';
