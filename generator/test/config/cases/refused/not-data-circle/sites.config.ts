const sites: Record<string, unknown> = {};
sites.shop = sites;

export default { sites };
