/** Whether somebody answers at an address, and with success. */
export async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    // A body that nobody reads holds its connection.
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
