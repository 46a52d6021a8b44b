export default {
  get sites() {
    throw new Error('not today');
  },
};
