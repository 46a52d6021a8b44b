/** What a visitor of the admin sees before the first account is made. */
export function NoAccountYet() {
  return (
    <main className="no-account">
      <h1>No account is made here</h1>
      <p>The first one comes from the platform, with the migration of this site.</p>
      <p lang="ru">Первая учётная запись приходит с платформы, вместе с миграцией этого сайта.</p>
    </main>
  );
}
