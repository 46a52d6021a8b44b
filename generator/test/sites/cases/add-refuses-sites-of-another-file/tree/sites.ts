export const sites = { shop: { environments: { dev: { host: 'shop.example.com' } } } };
