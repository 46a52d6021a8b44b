export function AdminIcon() {
  return <img src="/icon.svg" alt="" width={24} height={24} />;
}
