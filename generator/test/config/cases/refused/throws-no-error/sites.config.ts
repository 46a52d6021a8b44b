throw undefined;

export default {};
