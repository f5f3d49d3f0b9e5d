type Asked = { Endpoint?: string; Region?: string; UseFIPS?: boolean; UseDualStack?: boolean };

/**
 * Stands in for the endpoint rules of a client, a small interpreter with the names of every region: the address that was
 * configured, or DynamoDB's in the region. Sockets are always reached at a configured address.
 */
export function defaultEndpointResolver({ Endpoint, Region, UseFIPS, UseDualStack }: Asked): { url: URL } {
  if (UseFIPS || UseDualStack) throw new Error('these bundles know no FIPS and no dual-stack endpoints');
  if (Endpoint !== undefined) return { url: new URL(Endpoint) };
  if (Region === undefined) throw new Error('AWS_REGION is missing');
  return { url: new URL(`https://dynamodb.${Region}.amazonaws.com${Region.startsWith('cn-') ? '.cn' : ''}`) };
}
