export default { name: 'сайт' 'x' };
