import { honeypot } from '../../forms/honeypot.ts';

/** A field that no reader sees, hears of or reaches by the keyboard; programs that send spam fill it. */
export function FormTrap() {
  return (
    <div className="form-trap" aria-hidden="true">
      <input name={honeypot} tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  );
}
