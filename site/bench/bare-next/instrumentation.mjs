/** Without one of its own, Next.js would take that of the site around this folder. */
export const register = () => undefined;
