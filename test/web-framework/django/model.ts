import type { DjangoModel } from "../../../lib/web-framework/django/model";

/** A site without TLS and without a database of ours: the least a model can say. */
export const SMALLEST: DjangoModel = {
  settingsModule: "shop.settings",
  allowedHosts: ["shop.example.com"],
  csrfTrustedOrigins: ["http://shop.example.com:8080"],
  behindTls: false,
  hstsSeconds: 3600,
  secretKeyFile: "/run/secrets/secret-key/value",
  staticRoot: "/srv/static",
  connMaxAgeSeconds: 60,
};

/** Everything a model can say. */
export const FULL: DjangoModel = {
  settingsModule: "shop.settings.production",
  allowedHosts: ["shop.example.com", "www.shop.example.com"],
  csrfTrustedOrigins: ["https://shop.example.com", "https://www.shop.example.com"],
  behindTls: true,
  hstsSeconds: 3600,
  database: {
    engine: "django.db.backends.postgresql",
    host: "shop-database",
    port: 5432,
    name: "shop",
    user: "shop",
    passwordFile: "/run/secrets/database-password/value",
    options: { application_name: "shop" },
  },
  secretKeyFile: "/run/secrets/secret-key/value",
  staticUrl: "/static/",
  staticRoot: "/srv/static",
  connMaxAgeSeconds: 60,
  extraSettings: { TIME_ZONE: "Europe/Berlin", DATA_UPLOAD_MAX_NUMBER_FIELDS: null },
};
