export async function down(): Promise<void> {}
