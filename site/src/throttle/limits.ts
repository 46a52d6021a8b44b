/** At most so many times in so many seconds. */
export interface Limit {
  readonly hits: number;
  readonly seconds: number;
}

const minutes = 60;
const hours = 60 * minutes;

/**
 * Who tries passwords is stopped at his own address: nothing counts for an account alone, so nobody can
 * keep an editor out of it from elsewhere. "One" is one address with one account, or with one form.
 */
export const limits = {
  login: { one: { hits: 10, seconds: 15 * minutes }, all: { hits: 100, seconds: 15 * minutes } },
  forgotPassword: { one: { hits: 3, seconds: hours }, all: { hits: 20, seconds: hours } },
  resetPassword: { all: { hits: 20, seconds: hours } },
  form: { one: { hits: 5, seconds: 10 * minutes }, all: { hits: 30, seconds: hours } },
  /** However many addresses send it, one form does not fill the database. */
  everyForm: { all: { hits: 1000, seconds: hours } },
} as const satisfies Record<string, Record<string, Limit>>;
