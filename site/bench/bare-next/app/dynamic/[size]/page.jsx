export const dynamic = 'force-dynamic';

/** The same page, rendered for every request. @param {{ params: Promise<{ size: string }> }} props */
export default async function ColdPage({ params }) {
  const { size } = await params;
  return <main>{'a'.repeat(Number(size))}</main>;
}
