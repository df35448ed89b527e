import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../cli/process";

/** Images of a shop that runs, for the sample to take the same. */
export interface SampleImages {
  readonly application: string;
  readonly proxy: string;
  readonly database: string;
}

/** The same program as Compose samples set it up: a plain `proxy_pass`, sync workers, a database connection for each request. */
export class Sample {
  private readonly folder = mkdtempSync(join(tmpdir(), "webstack-bench-"));

  public constructor(private readonly id: string, private readonly port: number, private readonly images: SampleImages, private readonly workers = 3) {}

  public async up(): Promise<void> {
    mkdirSync(join(this.folder, "app"));
    writeFileSync(join(this.folder, "app/sample_settings.py"), SETTINGS);
    writeFileSync(join(this.folder, "nginx.conf"), NGINX);
    writeFileSync(join(this.folder, "compose.yaml"), JSON.stringify(this.project()));
    await this.compose("up", "--detach");
  }

  public async down(): Promise<void> {
    await this.compose("down", "--volumes", "--timeout", "3");
    rmSync(this.folder, { recursive: true, force: true });
  }

  private compose(...args: string[]): Promise<string> {
    return mustRun("docker", ["compose", "--file", join(this.folder, "compose.yaml"), ...args], { deadlineSeconds: 300 });
  }

  private project(): object {
    const start =
      "until python -m django migrate; do sleep 1; done && python -m django collectstatic --noinput" +
      ` && exec gunicorn -w ${this.workers} -b 0.0.0.0:8000 shop.wsgi:application`;
    return {
      name: this.id,
      services: {
        db: { image: this.images.database, container_name: `${this.id}-db`, environment: { POSTGRES_PASSWORD: "sample" }, volumes: ["data:/var/lib/postgresql"] },
        web: {
          image: this.images.application,
          container_name: `${this.id}-web`,
          user: "0:0",
          command: ["sh", "-c", start],
          environment: { DJANGO_SETTINGS_MODULE: "sample_settings", PYTHONPATH: "/sample" },
          volumes: [`${join(this.folder, "app")}:/sample:ro`, "static:/srv/static"],
          depends_on: ["db"],
        },
        nginx: {
          image: this.images.proxy,
          container_name: `${this.id}-nginx`,
          ports: [`127.0.0.1:${this.port}:8080`],
          volumes: [`${join(this.folder, "nginx.conf")}:/etc/nginx/conf.d/default.conf:ro`, "static:/srv/static:ro"],
          depends_on: ["web"],
        },
      },
      volumes: { data: {}, static: {} },
    };
  }
}

const SETTINGS = `from shop.settings import *

DEBUG = False
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = "/srv/static"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "PASSWORD": "sample",
        "HOST": "db",
        "PORT": 5432,
    }
}
`;

const NGINX = `upstream web {
    server web:8000;
}
server {
    listen 8080;
    location / {
        proxy_pass http://web;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header Host $host;
        proxy_redirect off;
    }
    location /static/ {
        alias /srv/static/;
    }
}
`;
