import { describe, expect, it } from 'vitest';
import { endpointUrl, isAddressAllowed } from '../../gateway/meldingen/address.ts';

const OUTSIDE = { loopbackAllowed: false };
const PRACTICE = { loopbackAllowed: true };

describe('an address a name leads to', () => {
  it.each(['93.184.215.14', '8.8.8.8', '2001:4860:4860::8888', '2a02:898::1', '::ffff:93.184.215.14'])(
    'is connected to when it is public: %s',
    address => expect(isAddressAllowed(address, OUTSIDE)).toBe(true),
  );

  it.each([
    ['of this machine', '127.0.0.1'],
    ['of this machine', '127.255.0.3'],
    ['of this machine', '::1'],
    ['of this machine, inside IPv6', '::ffff:127.0.0.1'],
    ['of this machine, inside IPv6 in the old form', '::127.0.0.1'],
    ['without meaning', '0.0.0.0'],
    ['without meaning', '::'],
    ['without meaning, inside IPv6', '::ffff:0.0.0.0'],
    ['in a private network', '10.1.2.3'],
    ['in a private network', '172.16.0.1'],
    ['in a private network', '192.168.178.1'],
    ['in a private network, inside IPv6', '::ffff:10.1.2.3'],
    ['in a private network, in hexadecimal inside IPv6', '::ffff:c0a8:1'],
    ['of a cloud’s secrets', '169.254.169.254'],
    ['of a cloud’s secrets, inside IPv6', '::ffff:169.254.169.254'],
    ['of a cloud’s secrets', 'fd00:ec2::254'],
    ['on the same link', 'fe80::1'],
    ['in a private network', 'fc00::1'],
    ['behind a translator', '64:ff9b::a00:1'],
    ['behind a translator', '64:ff9b:1::a00:1'],
    ['of a tunnel', '2002:a00:1::1'],
    ['of a tunnel', '2001:0:a00:1::1'],
    ['of a provider’s inside', '100.64.0.1'],
    ['to many at once', '224.0.0.1'],
    ['to many at once', 'ff02::1'],
    ['to all at once', '255.255.255.255'],
    ['for documents', '192.0.2.1'],
    ['for documents', '2001:db8::1'],
    ['for measurements', '198.18.0.1'],
    ['nobody has', '240.0.0.1'],
    ['that is none', 'localhost'],
    ['that is none', ''],
  ])('is not connected to when it is %s: %s', (_, address) => {
    expect(isAddressAllowed(address, OUTSIDE)).toBe(false);
  });

  it.each(['10.1.2.3', '169.254.169.254', '0.0.0.0', '::', 'fe80::1', '::127.0.0.1'])(
    'is no more allowed in the practice region when it is not loopback: %s',
    address => expect(isAddressAllowed(address, PRACTICE)).toBe(false),
  );

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('may be loopback in the practice region: %s', address => {
    expect(isAddressAllowed(address, PRACTICE)).toBe(true);
  });
});

describe('the URL of a subscription', () => {
  it('is taken in its one spelling', () => {
    expect(endpointUrl('HTTPS://Hook.Example.NL:443/meldingen?bron=seinhuis', OUTSIDE)).toBe(
      'https://hook.example.nl/meldingen?bron=seinhuis',
    );
  });

  it.each([
    ['http', 'http://hook.example.nl/'],
    ['another scheme', 'ftp://hook.example.nl/'],
    ['another scheme', 'file:///etc/passwd'],
    ['another scheme', 'gopher://hook.example.nl/'],
    ['user and password', 'https://wie:wat@hook.example.nl/'],
    ['a user', 'https://wie@hook.example.nl/'],
    ['a fragment', 'https://hook.example.nl/#deel'],
    ['a token', 'https://hook.example.nl/?access_token=abc'],
    ['a token', 'https://hook.example.nl/?a=1&access%5Ftoken=abc'],
    ['a decimal address', 'https://2130706433/'],
    ['an octal address', 'https://0177.0.0.1/'],
    ['a hexadecimal address', 'https://0x7f.1/'],
    ['a shortened address', 'https://127.1/'],
    ['an address in full-width digits', 'https://１２７.０.０.１/'],
    ['a decimal address of a cloud’s secrets', 'https://2852039166/'],
    ['a private address', 'https://10.0.0.1/'],
    ['an unspecified address', 'https://0.0.0.0/'],
    ['an unspecified address', 'https://[::]/'],
    ['a mapped address', 'https://[::ffff:127.0.0.1]/'],
    ['a mapped address in hexadecimal', 'https://[::ffff:a9fe:a9fe]/'],
    ['localhost', 'https://localhost/'],
    ['localhost with a dot', 'https://localhost./'],
    ['a name below localhost', 'https://iets.localhost/'],
    ['a name without a dot', 'https://intranet/'],
    ['a name for inside', 'https://metadata.google.internal/'],
    ['a name for inside', 'https://printer.local/'],
    ['no host', 'https:///'],
    ['no URL', 'hook.example.nl'],
  ])('is refused with %s: %s', (_, text) => {
    expect(endpointUrl(text, OUTSIDE)).toBeNull();
  });

  it('is refused when it is longer than 2048 characters', () => {
    const url = (length: number) => 'https://hook.example.nl/'.padEnd(length, 'a');
    expect(endpointUrl(url(2048), OUTSIDE)).not.toBeNull();
    expect(endpointUrl(url(2049), OUTSIDE)).toBeNull();
  });

  it('may be http on this machine in the practice region, and nowhere else', () => {
    for (const url of ['http://localhost:9999/hook', 'http://127.0.0.1:9999/hook', 'http://[::1]:9999/hook'])
      expect(endpointUrl(url, PRACTICE)).toBe(url);
    for (const url of ['http://hook.example.nl/', 'http://93.184.215.14/', 'http://10.0.0.1/', 'http://0.0.0.0:1/'])
      expect(endpointUrl(url, PRACTICE)).toBeNull();
  });
});
