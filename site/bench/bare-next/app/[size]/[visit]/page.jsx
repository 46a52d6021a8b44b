export const revalidate = 3600;

export function generateStaticParams() {
  return [];
}

/** A page with as many letters as its address says, cached for each visit. @param {{ params: Promise<{ size: string }> }} props */
export default async function CachedPage({ params }) {
  const { size } = await params;
  return <main>{'a'.repeat(Number(size))}</main>;
}
