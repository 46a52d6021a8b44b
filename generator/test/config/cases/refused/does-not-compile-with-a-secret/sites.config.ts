export default { PASSWORD: '' 'not-a-real-one' };
